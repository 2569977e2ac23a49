const { CONOMY_BASE_URL, CONOMY_API_KEY, CONOMY_CLIENT_ID, CONOMY_CLIENT_SECRET, CUSTOMER_ID } = process.env;

/** What every project gives its client. */
exports.options = {
  baseUrl: CONOMY_BASE_URL,
  apiKey: CONOMY_API_KEY,
  credentials: { clientId: CONOMY_CLIENT_ID, clientSecret: CONOMY_CLIENT_SECRET },
};

/** The customer that every project updates. */
exports.customerId = CUSTOMER_ID;
