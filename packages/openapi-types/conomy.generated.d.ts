/**
 * Generated from openapi/conomy.yaml by `pnpm generate`. Do not edit.
 */
export interface paths {
	"/customers/{customer-id}": {
		/** Read a customer
		 *
		 * Returns one customer of the calling tenant. */
		get: operations["getCustomer"];
		/** Update a customer
		 *
		 * Changes some fields of a customer and returns the whole customer as it is afterwards. Fields that are left out
		 * keep their value. */
		patch: operations["updateCustomer"];
	};
	"/customers": {
		/** List customers
		 *
		 * Returns one page of the calling tenant's customers. The `next` of its `pagination` is the `offset` of the next
		 * page. There is one while fewer than `total` customers have been read. */
		get: operations["listCustomers"];
		/** Create a customer
		 *
		 * Adds a customer to the calling tenant and returns it. After a connection that broke, or a 5xx, it is not known
		 * whether the customer was created. The vendor's advice for the code `13`: an earlier attempt probably succeeded,
		 * so look for the customer before you create it again. */
		post: operations["createCustomer"];
	};
	"/auth": {
		/** Obtain an access token
		 *
		 * Exchanges client credentials for a bearer token. The call needs the API key but no bearer token. Keep the token
		 * until shortly before `expiresIn` has passed, then call again; no refresh token is documented. */
		post: operations["createAccessToken"];
	};
}
export type webhooks = Record<string, never>;
export interface components {
	schemas: {
		/** Client credentials, as the dashboard of one environment shows them. */
		AccessTokenRequest: {
			/** Identifies the client.
			 * @example your-client-id */
			clientId: string;
			/** The secret of that client. It must never leave the backend.
			 * @example your-client-secret */
			clientSecret: string;
		};
		/** A bearer token and how long it lives. */
		AccessToken: {
			/** The token to send as `Authorization` bearer. It is a JWT; treat it as opaque.
			 * @example eyJhbGciOiJub25lIn0.eyJzdWIiOiJleGFtcGxlIn0. */
			accessToken: string;
			/** The type of the token.
			 * @example Bearer */
			tokenType: string;
			/** How many seconds the token lives.
			 * @example 3600 */
			expiresIn: number;
		};
		/** A payer, as Conomy returns it. Only `firstName` is promised. More fields may come. */
		Customer: {
			/** Identifies the customer at Conomy.
			 * @example 69e25243baa9fd9b463d6bac */
			id?: string;
			/** The given name.
			 * @example Ana */
			firstName: string;
			/** The family name.
			 * @example Rojas */
			lastName?: string;
			/** The e-mail address.
			 * @example ana@example.com */
			email?: string;
			/** The international prefix of the phone number. The vendor's samples have a plus sign.
			 * @example +56 */
			phoneNumberPrefix?: string;
			/** The phone number without the international prefix.
			 * @example 912345678 */
			phoneNumber?: string;
			/** The kind of document that `documentNumber` belongs to. */
			documentType?: components["schemas"]["IdentityDocumentType"];
			/** The number of the document that `documentType` names.
			 * @example 12345678-0 */
			documentNumber?: string;
			/** The postal address. */
			address?: components["schemas"]["Address"];
		};
		/** A customer to create. Only `firstName` is required. */
		NewCustomer: {
			/** Identifies the customer at Conomy. Whether the customer gets the id that stands here is not documented.
			 * @example 69e25243baa9fd9b463d6bac */
			id?: string;
			/** The given name.
			 * @example Ana */
			firstName: string;
			/** The family name.
			 * @example Rojas */
			lastName?: string;
			/** The e-mail address.
			 * @example ana@example.com */
			email?: string;
			/** The international prefix of the phone number. The vendor's samples have a plus sign.
			 * @example +56 */
			phoneNumberPrefix?: string;
			/** The phone number without the international prefix.
			 * @example 912345678 */
			phoneNumber?: string;
			/** The kind of document that `documentNumber` belongs to. */
			documentType?: components["schemas"]["IdentityDocumentType"];
			/** The number of the document that `documentType` names.
			 * @example 12345678-0 */
			documentNumber?: string;
			/** The postal address. */
			address?: components["schemas"]["Address"];
		};
		/** The fields of a customer to change. None is required; a field that is left out keeps its value. */
		CustomerUpdate: {
			/** Identifies the customer at Conomy. The path names the customer to update; what a different value does here
			 * is not documented, so leave it out.
			 * @example 69e25243baa9fd9b463d6bac */
			id?: string;
			/** The given name.
			 * @example Ana */
			firstName?: string;
			/** The family name.
			 * @example Rojas */
			lastName?: string;
			/** The e-mail address.
			 * @example ana@example.com */
			email?: string;
			/** The international prefix of the phone number. The vendor's samples have a plus sign.
			 * @example +56 */
			phoneNumberPrefix?: string;
			/** The phone number without the international prefix.
			 * @example 912345678 */
			phoneNumber?: string;
			/** The kind of document that `documentNumber` belongs to. */
			documentType?: components["schemas"]["IdentityDocumentType"];
			/** The number of the document that `documentType` names.
			 * @example 12345678-0 */
			documentNumber?: string;
			/** The postal address. */
			address?: components["schemas"]["Address"];
		};
		/** One page of customers, and where it stands among all of them. */
		CustomerPage: {
			/** Where the page stands. */
			pagination: components["schemas"]["Pagination"];
			/** The customers of the page.
			 * @example [
			 *   {
			 *     "id": "69e25243baa9fd9b463d6bac",
			 *     "firstName": "Ana"
			 *   }
			 * ] */
			results: components["schemas"]["Customer"][];
		};
		/** Where a page stands among all pages. */
		Pagination: {
			/** How many items were shown up to now.
			 * @example 2 */
			count: number;
			/** The `offset` of the next page. What stands here on the last page is not documented.
			 * @example 2 */
			next: number;
			/** The `offset` of the page before. What stands here on the first page is not documented.
			 * @example 0 */
			previous: number;
			/** How many items there are in all.
			 * @example 3 */
			total: number;
		};
		/** No field of an address is required. */
		Address: {
			/** The first administrative division, such as a state, province or region.
			 * @example Región Metropolitana */
			administrativeAreaLevel1?: string;
			/** The second administrative division.
			 * @example Santiago */
			administrativeAreaLevel2?: string;
			/** The third administrative division.
			 * @example Providencia */
			administrativeAreaLevel3?: string;
			/** The name of the street.
			 * @example Avenida Providencia */
			street?: string;
			/** The number of the house.
			 * @example 1208 */
			streetNumber?: string;
			/** Whatever else helps to find the address.
			 * @example Departamento 31 */
			optionalAddress?: string;
			/** The country, as three letters of ISO 3166-1 alpha-3. The vendor's guide lists countries on its page
			 * `home/countries`; the list is about operations, and open-ended.
			 * @example CHL
			 * @example USA
			 * @example MEX */
			country?: string;
			/** The postal code.
			 * @example 7500000 */
			zipcode?: string;
		};
		/** The vendor's list of identity documents was written for identities and may grow, so other values are possible.
		 * @example RUT */
		IdentityDocumentType: string;
		/** What every response outside 2xx carries. The vendor does not say which fields are required: any may be absent. */
		ErrorBody: {
			/** The HTTP status code again.
			 * @example 400 */
			status?: number;
			/** The vendor's stable code for what went wrong. Decide on it, or on `type`. */
			code?: components["schemas"]["ErrorCode"];
			/** The vendor's stable category of what went wrong. */
			type?: components["schemas"]["ErrorType"];
			/** What went wrong, for people and logs. The wording may change, so never decide on it.
			 * @example phoneNumberPrefix is not valid */
			detail?: string;
			/** A UUID that leads support to the server's logs.
			 * @example 5f8f2a8e-4b7c-4a1e-8d3f-1234567890ab */
			traceId?: string;
		};
		/** The vendor's stable code, two digits. The first digit names the family; new codes may join one. What the
		 * families have in common, in our words: `0` server, `1` request, `2` state of the resource, `3` resource and rate,
		 * `4` access and support.
		 * @example 11 */
		ErrorCode: string;
		/** The vendor's stable category of the error. New categories may come.
		 * @example invalidParam */
		ErrorType: string;
	};
	responses: {
		AccessToken: { content: { "application/json": components["schemas"]["AccessToken"] } };
		Customer: { content: { "application/json": components["schemas"]["Customer"] } };
		CustomerPage: { content: { "application/json": components["schemas"]["CustomerPage"] } };
		BadRequest: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		BadQuery: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		BadNewCustomer: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		BadCustomerUpdate: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		BadAccessTokenRequest: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		Unauthorized: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		InvalidCredentials: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		Forbidden: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		NotFound: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		Conflict: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		UnprocessableContent: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		TooManyRequests: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		InternalServerError: { content: { "application/json": components["schemas"]["ErrorBody"] } };
		UnexpectedError: { content: { "application/json": components["schemas"]["ErrorBody"] } };
	};
	parameters: {
		CustomerId: string;
		CustomerIds: string;
		CustomerTypes: string;
		IdentityIds: string;
		Limit: number;
		Next: number;
		Offset: number;
		/** Names the calling application, for the vendor's observability and support.
		 * @example MyApp/1.0 */
		UserAgent: string;
		/** Names the calling application, for the vendor's observability and support.
		 * @example MyApp/1.0 */
		OptionalUserAgent: string;
		/** Selects the version of Conomy's API, as a date written day-month-year. Without the header the vendor serves its
		 * first version, called v1; `24-04-2025` selects the current one, called v2.
		 * @example 24-04-2025 */
		ApiVersion: string;
	};
	requestBodies: {
		AccessTokenRequest: { content: { "application/json": components["schemas"]["AccessTokenRequest"] } };
		NewCustomer: { content: { "application/json": components["schemas"]["NewCustomer"] } };
		CustomerUpdate: { content: { "application/json": components["schemas"]["CustomerUpdate"] } };
	};
	headers: never;
	pathItems: never;
}
export type AccessTokenRequest = components['schemas']['AccessTokenRequest'];
export type AccessToken = components['schemas']['AccessToken'];
export type Customer = components['schemas']['Customer'];
export type NewCustomer = components['schemas']['NewCustomer'];
export type CustomerUpdate = components['schemas']['CustomerUpdate'];
export type CustomerPage = components['schemas']['CustomerPage'];
export type Pagination = components['schemas']['Pagination'];
export type Address = components['schemas']['Address'];
export type IdentityDocumentType = components['schemas']['IdentityDocumentType'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type ErrorType = components['schemas']['ErrorType'];
export type $defs = Record<string, never>;
export interface operations {
	getCustomer: {
		parameters: {
			query?: never;
			header: {
				"User-Agent": components["parameters"]["UserAgent"];
				"conomyhq-api-version"?: components["parameters"]["ApiVersion"];
			};
			path: {
				/** The customer that the call is about.
				 * @example 69e25243baa9fd9b463d6bac */
				"customer-id": components["parameters"]["CustomerId"];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components["responses"]["Customer"];
			400: components["responses"]["BadRequest"];
			401: components["responses"]["Unauthorized"];
			403: components["responses"]["Forbidden"];
			404: components["responses"]["NotFound"];
			429: components["responses"]["TooManyRequests"];
			500: components["responses"]["InternalServerError"];
			default: components["responses"]["UnexpectedError"];
		};
	};
	updateCustomer: {
		parameters: {
			query?: never;
			header: {
				"User-Agent": components["parameters"]["UserAgent"];
				"conomyhq-api-version"?: components["parameters"]["ApiVersion"];
			};
			path: {
				/** The customer that the call is about.
				 * @example 69e25243baa9fd9b463d6bac */
				"customer-id": components["parameters"]["CustomerId"];
			};
			cookie?: never;
		};
		requestBody: components["requestBodies"]["CustomerUpdate"];
		responses: {
			200: components["responses"]["Customer"];
			400: components["responses"]["BadCustomerUpdate"];
			401: components["responses"]["Unauthorized"];
			403: components["responses"]["Forbidden"];
			404: components["responses"]["NotFound"];
			422: components["responses"]["UnprocessableContent"];
			429: components["responses"]["TooManyRequests"];
			500: components["responses"]["InternalServerError"];
			default: components["responses"]["UnexpectedError"];
		};
	};
	listCustomers: {
		parameters: {
			query?: {
				/** Only the customers with these ids, separated by commas.
				 * @example 69e25243baa9fd9b463d6bac,69e25243baa9fd9b463d6bad */
				id?: components["parameters"]["CustomerIds"];
				/** Only the customers of these types, separated by commas. Which types there are is not documented, and a customer
				 * has no field for its type.
				 * @example your-type,your-other-type */
				type?: components["parameters"]["CustomerTypes"];
				/** Only the customers of these identities, by their ids, separated by commas. A customer has no field for its
				 * identity.
				 * @example 69e25243baa9fd9b463d6bae,69e25243baa9fd9b463d6baf */
				identityId?: components["parameters"]["IdentityIds"];
				/** How many customers the page has at most. Neither a default nor a bound is documented.
				 * @example 100 */
				limit?: components["parameters"]["Limit"];
				/** The position of the last customer that was read. How it differs from `offset` is not documented; the vendor
				 * names `offset` as the place for the `next` of a page.
				 * @example 100 */
				next?: components["parameters"]["Next"];
				/** How many customers to skip, such as the `next` of the page before.
				 * @example 100 */
				offset?: components["parameters"]["Offset"];
			};
			header: {
				"User-Agent": components["parameters"]["UserAgent"];
				"conomyhq-api-version"?: components["parameters"]["ApiVersion"];
			};
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components["responses"]["CustomerPage"];
			400: components["responses"]["BadQuery"];
			401: components["responses"]["Unauthorized"];
			403: components["responses"]["Forbidden"];
			429: components["responses"]["TooManyRequests"];
			500: components["responses"]["InternalServerError"];
			default: components["responses"]["UnexpectedError"];
		};
	};
	createCustomer: {
		parameters: {
			query?: never;
			header: {
				"User-Agent": components["parameters"]["UserAgent"];
				"conomyhq-api-version"?: components["parameters"]["ApiVersion"];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: components["requestBodies"]["NewCustomer"];
		responses: {
			201: components["responses"]["Customer"];
			400: components["responses"]["BadNewCustomer"];
			401: components["responses"]["Unauthorized"];
			403: components["responses"]["Forbidden"];
			409: components["responses"]["Conflict"];
			422: components["responses"]["UnprocessableContent"];
			429: components["responses"]["TooManyRequests"];
			500: components["responses"]["InternalServerError"];
			default: components["responses"]["UnexpectedError"];
		};
	};
	createAccessToken: {
		parameters: {
			query?: never;
			header?: {
				"User-Agent"?: components["parameters"]["OptionalUserAgent"];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: components["requestBodies"]["AccessTokenRequest"];
		responses: {
			200: components["responses"]["AccessToken"];
			400: components["responses"]["BadAccessTokenRequest"];
			401: components["responses"]["InvalidCredentials"];
			429: components["responses"]["TooManyRequests"];
			500: components["responses"]["InternalServerError"];
			default: components["responses"]["UnexpectedError"];
		};
	};
}
