// The colours that somebody chose, set before anything is drawn, and the switch that chooses them: [data-theme-choice].
const root = document.documentElement;
const isTheme = (theme) => theme === "light" || theme === "dark";
const stored = () => {
  try {
    return localStorage.getItem("theme");
  } catch {
    return root.dataset.theme; // without storage a choice lasts until the page is left
  }
};
const show = (theme) => {
  if (isTheme(theme)) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const button of document.querySelectorAll("[data-theme-choice]"))
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.theme ?? "system")));
};

show(stored());
addEventListener("DOMContentLoaded", () => show(root.dataset.theme));
addEventListener("storage", ({ key, newValue }) => {
  if (key === "theme") show(newValue);
});
addEventListener("click", ({ target }) => {
  const theme = target instanceof Element && target.closest("[data-theme-choice]")?.dataset.themeChoice;
  if (!theme) return;
  show(theme);
  try {
    if (isTheme(theme)) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {}
});
