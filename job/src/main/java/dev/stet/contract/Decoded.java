package dev.stet.contract;

/** What became of a record's bytes: understood, or refused with a reason; or it had none. */
public sealed interface Decoded permits ValidEvent, Refusal, Tombstone {}
