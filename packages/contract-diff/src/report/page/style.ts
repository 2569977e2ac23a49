/** How the page looks, also on a phone and at night. */
export const style = `
  :root { color-scheme: light dark; --soft: light-dark(#f4f4f6, #24242b); --line: light-dark(#d4d4dc, #3c3c46); }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; overflow-wrap: anywhere; }
  article, fieldset { border: 1px solid var(--line); border-radius: 6px; }
  article { margin: 1rem 0; padding: 0 1rem 1rem; }
  h2, h3 { font-size: 1rem; }
  h2 b, h3 b { border: 2px solid; border-radius: 6px; padding: 0 0.4rem; }
  .major { color: light-dark(#b3261e, #ff8a80); }
  .minor { color: light-dark(#1b6e2c, #7bd88f); }
  pre { background: var(--soft); border-radius: 6px; overflow-x: auto; padding: 0.75rem; }
  code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
  mark { background: light-dark(#ffe08a, #6b5200); color: inherit; }
  search { background: Canvas; display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; padding: 0.5rem 0; position: sticky; top: 0; }
  select { font: inherit; max-width: 100%; }
  .sides { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
  figure { margin: 0; min-width: 0; }
  summary { cursor: pointer; }
  [hidden] { display: none !important; }
`;
