/** What echarts adds for a page goes: rules for a pointer. What a picture needs comes: a text for who cannot see it. */
export function toPicture(svg: string, text: string): string {
  const still = svg.replace(/<style[\s\S]*<\/style>\s*/, "").replace(/ class="[^"]*"/g, "");
  return `${still.replace(/<svg[^>]*>/, `$&\n<title>${text}</title>`)}\n`;
}
