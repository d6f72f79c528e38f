/// <reference types="astro/client" />

declare namespace App {
  /** What the server hands to every page that is rendered on request. At build time none of it is there. */
  interface Locals {
    environment: import('#settings/environment.ts').Environment;
    /** The register, with the clock and the municipalities: `register.clock`, `register.municipalities`. */
    register: import('#register/register.ts').Register;
    log: import('pino').Logger;
    /** What came of the form that was sent, when it was read before its page was asked for. */
    received?: Promise<import('./form/receive-form.ts').FormOutcome>;
    /** Keeps this page for whoever asks for it next; there only for pages that may be. */
    remember?: (page: import('./serving/page-memory.ts').MadePage) => void;
    /** The words of this page that are this visitor's own. */
    own?: import('./serving/blanks.ts').OwnWords;
    errorPage: import('./serving/error-pages.ts').ErrorPages;
    /** Who is signed in at the desk; set under /werkplek only. */
    staff?: import('#domain/complaint.ts').Staff;
  }
}
