// What a page of the preview runs beside Redoc: it reloads for a newer page, and says why there is none.
const shown = document.currentScript.dataset.page;
const banner = document.createElement("p");
banner.setAttribute("role", "alert");
banner.style.cssText =
  "position:fixed;inset:auto 0 0;z-index:9999;margin:0;padding:12px 16px;background:#8a1c1c;color:#fff;font:14px/1.5 sans-serif;white-space:pre-wrap";

new EventSource("/-/events").addEventListener("state", ({ data }) => {
  const { page, failure } = JSON.parse(data);
  if (page !== undefined && page !== shown) return location.reload();
  banner.textContent = `This is the page of the last save that could be shown. ${failure}`;
  if (failure === undefined) banner.remove();
  else document.body.append(banner);
});
