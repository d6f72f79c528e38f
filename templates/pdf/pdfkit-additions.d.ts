// What pdfkit 0.20 does and @types/pdfkit 0.17 leaves out.
declare namespace PDFKit {
  interface PDFStructureElement {
    dictionary: PDFKitReference & { data: Record<string, unknown> };
  }
  interface PDFPage {
    markings: unknown[];
  }
}

declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    bbox?: [number, number, number, number];
    placement?: 'Block' | 'Inline';
    scope?: 'Column' | 'Row' | 'Both';
  }
  interface AnnotationOption {
    structParent?: PDFStructureElement;
  }
}
