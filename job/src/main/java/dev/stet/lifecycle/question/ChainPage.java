package dev.stet.lifecycle.question;

import dev.stet.bytes.Binary;
import dev.stet.contract.Key128;
import dev.stet.state.KeyFilter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a page of chains without reading it. Pages are numbered in the order in which
 * they were filled, and never change.
 *
 * @param number the page's key in state
 * @param neededUntil until when the last of its chains is needed, but for lateness: how much of
 *     that is allowed may change while the page is in state
 * @param fingerprints which may have a chain on it
 */
record ChainPage(int number, long neededUntil, KeyFilter fingerprints) {

    boolean mayHold(Key128 fingerprint) {
        return fingerprints.mayHold(fingerprint);
    }

    static void write(List<ChainPage> pages, DataOutput out) throws IOException {
        Binary.writeVarLong(out, pages.size());
        for (ChainPage page : pages) {
            Binary.writeVarLong(out, page.number);
            out.writeLong(page.neededUntil);
            page.fingerprints.write(out);
        }
    }

    static List<ChainPage> read(DataInput in) throws IOException {
        int size = (int) Binary.readVarLong(in);
        List<ChainPage> pages = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            pages.add(
                    new ChainPage((int) Binary.readVarLong(in), in.readLong(), KeyFilter.read(in)));
        }
        return pages;
    }
}
