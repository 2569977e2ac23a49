import { additionalOperation } from "./additional-operation.ts";
import { annotation } from "./annotation.ts";
import { bodyEncoding } from "./body-encoding.ts";
import { booleanSchema } from "./boolean-schema.ts";
import { closedObject } from "./closed-object.ts";
import { discriminator } from "./discriminator.ts";
import { documentation } from "./documentation.ts";
import { keyword, unusedSchema } from "./keyword.ts";
import { mediaTypeSchemaAdded, mediaTypeSchemaRemoved } from "./media-type-schema.ts";
import { newOperation } from "./new-operation.ts";
import { requiredBody } from "./required-body.ts";
import { requestPartOptional, responseHeaderOptional, responseHeaderRequired } from "./required-parts.ts";
import type { Rule } from "./rule.ts";
import { sameOperation, sameResponse } from "./same-operation.ts";
import { samePart } from "./same-part.ts";
import { sameSchema } from "./same-schema.ts";
import { security } from "./security.ts";
import { serverVariable } from "./server-variable.ts";
import { vanishedProperty } from "./vanished-property.ts";
import { version } from "./version.ts";

/** The rules in their order: the first that is about a change decides. */
export const rules: readonly Rule[] = [
  version,
  vanishedProperty,
  discriminator,
  annotation,
  sameSchema,
  booleanSchema,
  closedObject,
  security,
  newOperation,
  documentation,
  bodyEncoding,
  requiredBody,
  requestPartOptional,
  responseHeaderOptional,
  responseHeaderRequired,
  mediaTypeSchemaAdded,
  mediaTypeSchemaRemoved,
  unusedSchema,
  keyword,
  serverVariable,
  additionalOperation,
  samePart,
  sameResponse,
  sameOperation,
];
