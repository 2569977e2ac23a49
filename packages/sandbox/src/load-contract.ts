import { type ContractDocument, ContractDocumentError, loadDocument } from "@conomyhq/contract-document";
import { type Contract, type ServedContract, serve } from "./contract.ts";
import { checkContract } from "./description/check.ts";

/**
 * Reads a contract from a file, YAML or JSON.
 *
 * @throws an `Error` that starts with `file:line:column: ` if the sandbox cannot serve it.
 */
export function loadContract(file: string): ServedContract {
  const document = read(file);
  checkContract(document);
  return serve(document.value);
}

function read(file: string): ContractDocument<Contract> {
  try {
    return loadDocument<Contract>(file);
  } catch (error) {
    if (error instanceof ContractDocumentError) throw error;
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}
