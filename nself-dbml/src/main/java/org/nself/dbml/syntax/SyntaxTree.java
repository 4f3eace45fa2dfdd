package org.nself.dbml.syntax;

import java.util.List;

/**
 * A file as it is written.
 *
 * @param annotations structured comments that belong to the file as a whole
 */
public record SyntaxTree(List<Import> imports, List<Element> elements, List<Annotation> annotations) {}
