package dev.stet.contract;

/** What became of a record's bytes: understood, refused with a reason, or left out by a mapping. */
public sealed interface Decoded permits ValidEvent, Refusal, PassedOver {}
