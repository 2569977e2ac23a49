import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ConomyService } from "./conomy.service.js";
import { CustomersController } from "./customers.controller.js";

@Module({ controllers: [CustomersController], providers: [ConomyService] })
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ["error"] });
await app.listen(0, "127.0.0.1");
console.log(await app.getUrl());
