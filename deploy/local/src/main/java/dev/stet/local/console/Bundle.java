package dev.stet.local.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one script of the modules of the page: a browser loads no modules from files. Each becomes
 * a function that returns what it exports. It knows the forms of {@code import} and {@code export}
 * that these modules have, one a line, and no others.
 */
final class Bundle {

    private static final Pattern IMPORT =
            Pattern.compile("^import \\{([^}]*)} from '\\./([a-zA-Z]+)\\.js';$", Pattern.MULTILINE);
    private static final Pattern LIBRARY =
            Pattern.compile("^import (\\w+) from '\\./[^']+';$", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export ((?:async )?function|const) (\\w+)", Pattern.MULTILINE);

    private Bundle() {}

    /** A classic script that runs as the last of these modules would. */
    static String script() {
        StringBuilder script = new StringBuilder("'use strict';\nconst modules = {};\n");
        for (String file : Assets.MODULES) {
            String text = new String(Assets.console(file), StandardCharsets.UTF_8);
            script.append(
                    "modules.%s = (() => {\n%s})();\n"
                            .formatted(file.replace(".js", ""), body(text)));
        }
        return script.toString();
    }

    private static String body(String module) {
        List<String> exported = new ArrayList<>();
        Matcher exports = EXPORT.matcher(module);
        while (exports.find()) {
            exported.add(exports.group(2));
        }
        String body = IMPORT.matcher(module).replaceAll("const {$1} = modules.$2;");
        body = LIBRARY.matcher(body).replaceAll("const $1 = globalThis.$1;");
        body = EXPORT.matcher(body).replaceAll("$1 $2");
        return body + "return {" + String.join(", ", exported) + "};\n";
    }
}
