package dev.stet.contract;

/** What became of a record's bytes: understood, refused with a reason, or passed over. */
public sealed interface Decoded permits ValidEvent, Refusal, PassedOver {}
