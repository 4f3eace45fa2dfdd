/** A Spring Boot service that migrates itself before anything uses its database. */
@NullMarked
package org.nself.example.spring;

import org.jspecify.annotations.NullMarked;
