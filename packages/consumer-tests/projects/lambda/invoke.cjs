const { handler } = require("./out/handler.cjs");

// What Lambda's runtime does with an event of API Gateway, in a function that was bundled before it was deployed.
handler({ pathParameters: { id: process.env.CUSTOMER_ID }, body: '{"email":"lambda@example.com"}' }).then(
  ({ statusCode, body }) => console.log(statusCode, JSON.parse(body).email),
);
