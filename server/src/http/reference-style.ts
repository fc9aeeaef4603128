const methods = { get: '#0f6cbd', post: '#107c10', put: '#8a4b00', patch: '#00665c', delete: '#b10e1c' };

/**
 * What the API reference looks like beyond its makers' own style: the product's letters and blue, and in the light theme
 * colours on which text can be read (WCAG AA: 4.5 to 1), which theirs are not.
 */
export const referenceStyle = `
/* The bar belongs to the page's makers and asks for the address of some other document. */
.swagger-ui .topbar { display: none }
.swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-tag, .swagger-ui .btn, .swagger-ui select,
.swagger-ui .opblock .opblock-summary-description, .swagger-ui .opblock .opblock-summary-method {
  font-family: 'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif
}
.swagger-ui .info { margin: 24px 0 }
.swagger-ui .scheme-container { padding: 16px 0; box-shadow: none }
.swagger-ui .opblock .opblock-summary-method { text-shadow: none }
@media (prefers-color-scheme: light) {
  .swagger-ui .info a, .swagger-ui .info .base-url, .swagger-ui a.nostyle.link { color: #0f548c }
  .swagger-ui .info .title small { background: #5a6270 }
  .swagger-ui .info .title small.version-stamp { background: #0f6cbd }
  .swagger-ui .btn.authorize { color: #0f548c; border-color: #0f6cbd }
  .swagger-ui .btn.authorize svg { fill: #0f548c }
  .swagger-ui .btn.cancel { color: #b10e1c; border-color: #b10e1c }
  .swagger-ui .btn.execute { background: #0f6cbd; border-color: #0f6cbd }
  .swagger-ui .parameter__in { color: #5a6270 }
  .swagger-ui [class*='expand-deep-button'], .swagger-ui [class*='json-schema-2020-12__attribute--muted'] { color: #424242 }
${Object.entries(methods)
  .map(
    ([method, colour]) =>
      `  .swagger-ui .opblock.opblock-${method} .opblock-summary-method { background: ${colour} }
  .swagger-ui .opblock.opblock-${method} { border-color: ${colour} }`,
  )
  .join('\n')}
}
`;
