package dev.stet.contract;

/** What became of a record's bytes: understood, or refused with a reason. */
public sealed interface Decoded permits ValidEvent, Refusal {}
