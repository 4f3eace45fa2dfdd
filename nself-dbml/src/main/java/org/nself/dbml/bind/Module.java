package org.nself.dbml.bind;

import org.nself.dbml.document.Document;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.SourceFile;

/** One file with what it declares and what was found in it. */
record Module(String path, SourceFile file, Document document, Findings findings) {}
