package org.nself.example.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication
public class GuestbookApplication {

    /** For Spring. */
    public GuestbookApplication() {}

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(GuestbookApplication.class, arguments);
    }
}
