declare module "*/control.yaml" {
  /** The description of the control routes. */
  const description: {
    paths: Record<string, Record<string, unknown>>;
    components: { schemas: Record<string, object> };
  };
  export default description;
}

declare module "*.html" {
  /** The file as it is. */
  const text: string;
  export default text;
}
