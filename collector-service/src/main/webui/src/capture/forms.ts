import type { Inside } from "../types";
import { amount } from "./clicks";
import { cut } from "./index";

const SECRET = /^(password|hidden|submit|button|reset|image)$/;
const DEFAULT_QUOTE = 100;

interface Begun {
  lastField: string | undefined;
  fields: Set<string | undefined>;
  formId: string | undefined;
}

/** Forms by the names of their fields; what somebody writes into them is never looked at. */
export function captureForms(inside: Inside): void {
  const { scope, emit } = inside;
  const begun = new Map<HTMLFormElement, Begun>();

  const abandon = () => {
    for (const { formId, lastField, fields } of begun.values()) {
      emit("form_abandon", { formId, lastField, fieldCount: fields.size });
    }
    begun.clear();
  };

  const focus = (field: EventTarget | null | undefined) => {
    if (!isField(field) || !field.form || SECRET.test(field.type)) return;
    const formId = nameOf(field.form);
    const fieldName = cut(field.name || field.id);
    let form = begun.get(field.form);
    if (!form) {
      form = { lastField: fieldName, fields: new Set(), formId };
      begun.set(field.form, form);
      emit("form_start", { formId });
    }
    form.lastField = fieldName;
    if (!form.fields.has(fieldName)) emit("form_field_focus", { fieldType: field.type, fieldName, formId });
    form.fields.add(fieldName);
  };
  scope.on(document, "focusin", (event) => focus(event.composedPath()[0]));
  focus(document.activeElement);

  scope.on(document, "submit", (event) => {
    const form = event.composedPath()[0];
    if (!(form instanceof HTMLFormElement)) return;
    begun.delete(form);
    const names = Array.from(form.elements, (field) =>
      isField(field) && !SECRET.test(field.type) ? cut(field.name || field.id) : undefined,
    ).filter(Boolean);
    const fieldNames = [...new Set(names)];
    emit("form_submit", {
      formId: nameOf(form),
      formClass: cut(form.getAttribute("class")),
      fieldCount: fieldNames.length,
      fieldNames,
      ...("goal" in form.dataset ? { goal: true } : {}),
    });
    if (form.matches("form.quote-request")) {
      const value = amount(form.dataset.value) ?? DEFAULT_QUOTE;
      emit("quote_requested", { value, service: form.dataset.service });
    }
  });

  inside.leaving(abandon);
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(target: EventTarget | null | undefined): target is Field {
  return /^(input|select|textarea)$/.test((target as Element | null)?.localName ?? "");
}

/** A field of a form may be called `id` and hide the form's own. */
function nameOf(form: HTMLFormElement): string | undefined {
  return cut(form.getAttribute("id") || form.getAttribute("name"));
}
