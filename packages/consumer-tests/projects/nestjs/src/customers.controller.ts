import { type Customer, type CustomerUpdate, isConomyApiError } from "@conomyhq/client";
import { Body, Controller, HttpException, Inject, Param, Patch } from "@nestjs/common";
import { ConomyService } from "./conomy.service.js";

@Controller("customers")
export class CustomersController {
  @Inject(ConomyService)
  private readonly conomy!: ConomyService;

  @Patch(":id")
  async update(@Param("id") id: string, @Body() changes: CustomerUpdate): Promise<Customer> {
    try {
      return await this.conomy.update(id, changes);
    } catch (error) {
      if (!isConomyApiError(error)) throw error;
      throw new HttpException({ code: error.code, traceId: error.traceId }, error.status);
    }
  }
}
