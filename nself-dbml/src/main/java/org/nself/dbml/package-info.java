/**
 * DBML, the database markup language: text to tokens ({@code Lexer}), tokens to a syntax tree ({@code Parser}), the tree
 * to declarations (one reader a kind of element), declarations to a schema ({@code Binder}).
 *
 * @see <a href="https://dbml.dbdiagram.io/docs/">DBML: full syntax documentation</a>
 */
@NullMarked
package org.nself.dbml;

import org.jspecify.annotations.NullMarked;
