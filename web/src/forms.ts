// Small helps for forms: submit on change, fields that show for one choice, times in local words.

function submitOnChange(form: HTMLFormElement): void {
  form.addEventListener("change", (event) => {
    if ((event.target as HTMLElement).closest("[data-wait]")) return;
    form.requestSubmit();
  });
}

function dropEmpty(form: HTMLFormElement): void {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
  });
}

function chooser(select: HTMLSelectElement): void {
  const parts = document.querySelectorAll<HTMLElement>(`[data-shown-by="${select.id}"]`);
  const update = (): void => {
    for (const part of parts) {
      const shown = (part.dataset["shownFor"] ?? "").split(" ").includes(select.value);
      part.hidden = !shown;
      part.querySelectorAll<HTMLInputElement>("input, select, textarea").forEach((field) => {
        field.disabled = !shown;
      });
    }
  };
  select.addEventListener("change", update);
  update();
}

export function prepareForms(within: ParentNode): void {
  within.querySelectorAll<HTMLFormElement>("form[data-auto]").forEach(submitOnChange);
  within.querySelectorAll<HTMLFormElement>("form[method=get]").forEach(dropEmpty);
  within.querySelectorAll<HTMLSelectElement>("select[data-chooser]").forEach(chooser);
}

export function startForms(): void {
  prepareForms(document);
  document.addEventListener("htmx:afterSwap", (event) => prepareForms(event.target as HTMLElement));
  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
}
