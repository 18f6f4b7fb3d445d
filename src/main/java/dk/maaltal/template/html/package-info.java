/**
 * Web pages as templates.
 *
 * <p><b>In:</b> a page in UTF-8 with fields and directives typed in it, and the values of the fields. <b>Out:</b> the
 * page filled in, in UTF-8: values escaped, charts drawn as SVG, nothing loaded from elsewhere that the template does
 * not load.
 */
package dk.maaltal.template.html;
