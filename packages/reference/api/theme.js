// A page in a folder is one step further from the reference, and TypeDoc leaves links as they are written.
for (const link of document.querySelectorAll("#tsd-toolbar-links a, .tsd-nav-link")) {
  link.setAttribute("href", `${document.documentElement.dataset.base}${link.getAttribute("href")}`);
}
