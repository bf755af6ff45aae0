import type { Category } from "../types";

type NameAndText = readonly [string, string];

/** What the banner says in one language. */
export interface Words extends Readonly<Record<Category | "necessary", NameAndText>> {
  readonly title: string;
  readonly text: string;
  readonly policy: string;
  readonly accept: string;
  readonly refuse: string;
  readonly choose: string;
  readonly save: string;
}

const WORDS: Record<string, Words> = {
  en: {
    title: "May we learn from your visit?",
    text: "With your consent we store an id on your device to see how our pages are used. You can change your mind at any time.",
    policy: "Privacy policy",
    accept: "Accept all",
    refuse: "Refuse all",
    choose: "Choose",
    save: "Save choice",
    necessary: ["Necessary", "Remembers this decision. Always on."],
    analytics: ["Analytics", "Shows us which pages help and which don't."],
    marketing: ["Marketing", "Lets us reach you with offers that fit."],
    personalization: ["Personalization", "Fits what you see to what you did before."],
  },
  de: {
    title: "Dürfen wir aus Ihrem Besuch lernen?",
    text: "Mit Ihrer Einwilligung speichern wir eine Kennung auf Ihrem Gerät, um zu sehen, wie unsere Seiten genutzt werden. Sie können sie jederzeit ändern.",
    policy: "Datenschutzerklärung",
    accept: "Alle annehmen",
    refuse: "Alle ablehnen",
    choose: "Auswählen",
    save: "Auswahl speichern",
    necessary: ["Notwendig", "Merkt sich diese Entscheidung. Immer an."],
    analytics: ["Statistik", "Zeigt uns, welche Seiten helfen und welche nicht."],
    marketing: ["Marketing", "Damit Sie passende Angebote erreichen."],
    personalization: ["Personalisierung", "Passt Inhalte an Ihre früheren Besuche an."],
  },
  fr: {
    title: "Pouvons-nous apprendre de votre visite ?",
    text: "Avec votre accord, nous enregistrons un identifiant sur votre appareil pour comprendre l'usage de nos pages. Vous pouvez changer d'avis à tout moment.",
    policy: "Politique de confidentialité",
    accept: "Tout accepter",
    refuse: "Tout refuser",
    choose: "Choisir",
    save: "Enregistrer",
    necessary: ["Nécessaire", "Retient cette décision. Toujours actif."],
    analytics: ["Mesure d'audience", "Nous montre quelles pages sont utiles."],
    marketing: ["Marketing", "Pour vous proposer des offres adaptées."],
    personalization: ["Personnalisation", "Adapte le contenu à vos visites précédentes."],
  },
  es: {
    title: "¿Podemos aprender de su visita?",
    text: "Con su consentimiento guardamos un identificador en su dispositivo para saber cómo se usan nuestras páginas. Puede cambiar de opinión en cualquier momento.",
    policy: "Política de privacidad",
    accept: "Aceptar todo",
    refuse: "Rechazar todo",
    choose: "Elegir",
    save: "Guardar selección",
    necessary: ["Necesarias", "Recuerda esta decisión. Siempre activas."],
    analytics: ["Analítica", "Nos muestra qué páginas ayudan y cuáles no."],
    marketing: ["Marketing", "Para hacerle llegar ofertas adecuadas."],
    personalization: ["Personalización", "Adapta el contenido a sus visitas anteriores."],
  },
  pl: {
    title: "Czy możemy uczyć się z Twojej wizyty?",
    text: "Za Twoją zgodą zapisujemy na urządzeniu identyfikator, aby wiedzieć, jak używane są nasze strony. Decyzję możesz zmienić w każdej chwili.",
    policy: "Polityka prywatności",
    accept: "Akceptuj wszystkie",
    refuse: "Odrzuć wszystkie",
    choose: "Wybierz",
    save: "Zapisz wybór",
    necessary: ["Niezbędne", "Zapamiętuje tę decyzję. Zawsze włączone."],
    analytics: ["Statystyka", "Pokazuje nam, które strony pomagają."],
    marketing: ["Marketing", "Pozwala kierować do Ciebie trafne oferty."],
    personalization: ["Personalizacja", "Dopasowuje treść do poprzednich wizyt."],
  },
  ro: {
    title: "Putem învăța din vizita dumneavoastră?",
    text: "Cu acordul dumneavoastră salvăm un identificator pe dispozitiv pentru a vedea cum sunt folosite paginile. Vă puteți răzgândi oricând.",
    policy: "Politica de confidențialitate",
    accept: "Accept tot",
    refuse: "Refuz tot",
    choose: "Aleg",
    save: "Salvează alegerea",
    necessary: ["Necesare", "Reține această decizie. Mereu active."],
    analytics: ["Statistică", "Ne arată ce pagini ajută și care nu."],
    marketing: ["Marketing", "Pentru oferte care vi se potrivesc."],
    personalization: ["Personalizare", "Adaptează conținutul la vizitele anterioare."],
  },
};

/** The words of the first language known, with its code: the one asked for, else English. */
export function wordsFor(language: string): [string, Words] {
  const code = language.slice(0, 2).toLowerCase();
  const words = WORDS[code];
  return words ? [code, words] : ["en", WORDS.en as Words];
}

export const LANGUAGES: readonly string[] = Object.keys(WORDS);
