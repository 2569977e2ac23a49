declare module "@conomyhq/openapi/conomy.yaml" {
  /** The contract, as far as the sandbox reads it. */
  const contract: import("./contract.ts").Contract;
  export default contract;
}
