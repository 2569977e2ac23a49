/** Jest looks for tests; the folder's name must not hide them. */
module.exports = { testMatch: ["<rootDir>/*.test.js"], watchman: false };
