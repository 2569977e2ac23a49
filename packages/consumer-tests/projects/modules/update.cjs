const { createConomyClient } = require("@conomyhq/client");
const { customerId, options } = require("../options.cjs");

const conomy = createConomyClient({ ...options, userAgent: "cjs/1.0" });
conomy.customers.update(customerId, { email: "cjs@example.com" }).then(({ email }) => console.log(email));
