package org.nself.example.spring;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The guestbook over HTTP. */
@RestController
class GuestbookController {

    private final Guestbook guestbook;

    GuestbookController(Guestbook guestbook) {
        this.guestbook = guestbook;
    }

    @GetMapping("/entries")
    List<String> names() {
        return guestbook.names();
    }

    @PostMapping("/entries")
    void sign(@RequestBody String name) {
        guestbook.sign(name);
    }
}
