/**
 * The template language: {@code ${field}}, {@code [#list …]}, {@code [#if …]}, typed by people among the text of a
 * document.
 *
 * <p><b>In:</b> the texts of a document ({@link dk.maaltal.template.language.Token} finds what is typed in them, {@link
 * dk.maaltal.template.language.Block} pairs beginnings with ends), put together by each kind of document to a {@link
 * dk.maaltal.template.language.Source} that remembers where everything was typed; and the values of the fields.
 * <b>Out:</b> what FreeMarker writes ({@link dk.maaltal.template.language.TemplateLanguage}), or every fault with its
 * place, found before anything is filled in.
 *
 * <p>Anybody may have made a template. It reaches no class, method or file, and limits stop it: 20 million characters, 5
 * million iterations of lists.
 */
package dk.maaltal.template.language;
