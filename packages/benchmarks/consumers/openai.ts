import OpenAI from "openai";

const openai = new OpenAI({ apiKey: "key" });
const response = await openai.responses.create({ model: "gpt-5", input: "Hello" });
void response.output_text;
