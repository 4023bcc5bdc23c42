-- Table     suggestion_kpi
-- Holds     KPI rows as the job writes them to Kafka, one row per version
-- Units     as in sql/views/suggestion_kpi.sql
-- Caveat    a restart repeats rows: take the final one of a key, else the greatest version,
--           as suggestion_kpi_current and suggestion_kpi_final do. Not upsert-kafka: a repeated row would take it
--           back in time.
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY TABLE suggestion_kpi (
    tenant_id STRING NOT NULL
        COMMENT 'whose events these are',
    grain STRING NOT NULL
        COMMENT 'length of the window: 1m, 1h or 1d',
    window_start TIMESTAMP_LTZ(3) NOT NULL
        COMMENT 'first instant of the window',
    window_end TIMESTAMP_LTZ(3) NOT NULL
        COMMENT 'first instant after the window',
    segment_by STRING NOT NULL
        COMMENT 'how rows are divided into segments: all, or dimensions joined by |',
    segment STRING NOT NULL
        COMMENT 'the values of these dimensions, joined by |',
    maturity STRING NOT NULL
        COMMENT 'provisional: may still change; final: never again',
    version BIGINT NOT NULL
        COMMENT 'grows with every change of the row',
    `watermark` TIMESTAMP_LTZ(3)
        COMMENT 'how far event time had come; NULL once the input has ended',
    shown BIGINT
        COMMENT 'suggestions shown, each id once',
    accepted BIGINT
        COMMENT 'with an accept in [shown, shown + 30 min]',
    rejected BIGINT
        COMMENT 'not accepted, with a reject in the same interval',
    ignored BIGINT
        COMMENT 'with neither of them; NULL until the row is final',
    shown_chars BIGINT
        COMMENT 'characters shown',
    accepted_chars BIGINT
        COMMENT 'characters accepted: of each suggestion the longest accept',
    observed_30s BIGINT
        COMMENT 'accepted, and still observable 30s after the accept',
    unobserved_30s BIGINT
        COMMENT 'accepted, and at 30s closed without a later edit, or edited to a text that cannot be measured',
    present_30s BIGINT
        COMMENT 'observed, and part of it is left: distance < 1',
    unchanged_30s BIGINT
        COMMENT 'observed, and nothing changed: distance = 0',
    mostly_unchanged_30s BIGINT
        COMMENT 'observed, and distance < 0.33',
    retained_chars_30s BIGINT
        COMMENT 'characters left, of the observed suggestions',
    observed_chars_30s BIGINT
        COMMENT 'characters accepted, of the observed suggestions',
    observed_120s BIGINT
        COMMENT 'accepted, and still observable 120s after the accept',
    unobserved_120s BIGINT
        COMMENT 'accepted, and at 120s closed without a later edit, or edited to a text that cannot be measured',
    present_120s BIGINT
        COMMENT 'observed, and part of it is left: distance < 1',
    unchanged_120s BIGINT
        COMMENT 'observed, and nothing changed: distance = 0',
    mostly_unchanged_120s BIGINT
        COMMENT 'observed, and distance < 0.33',
    retained_chars_120s BIGINT
        COMMENT 'characters left, of the observed suggestions',
    observed_chars_120s BIGINT
        COMMENT 'characters accepted, of the observed suggestions',
    observed_300s BIGINT
        COMMENT 'accepted, and still observable 300s after the accept',
    unobserved_300s BIGINT
        COMMENT 'accepted, and at 300s closed without a later edit, or edited to a text that cannot be measured',
    present_300s BIGINT
        COMMENT 'observed, and part of it is left: distance < 1',
    unchanged_300s BIGINT
        COMMENT 'observed, and nothing changed: distance = 0',
    mostly_unchanged_300s BIGINT
        COMMENT 'observed, and distance < 0.33',
    retained_chars_300s BIGINT
        COMMENT 'characters left, of the observed suggestions',
    observed_chars_300s BIGINT
        COMMENT 'characters accepted, of the observed suggestions',
    observed_600s BIGINT
        COMMENT 'accepted, and still observable 600s after the accept',
    unobserved_600s BIGINT
        COMMENT 'accepted, and at 600s closed without a later edit, or edited to a text that cannot be measured',
    present_600s BIGINT
        COMMENT 'observed, and part of it is left: distance < 1',
    unchanged_600s BIGINT
        COMMENT 'observed, and nothing changed: distance = 0',
    mostly_unchanged_600s BIGINT
        COMMENT 'observed, and distance < 0.33',
    retained_chars_600s BIGINT
        COMMENT 'characters left, of the observed suggestions',
    observed_chars_600s BIGINT
        COMMENT 'characters accepted, of the observed suggestions',
    shown_lines BIGINT
        COMMENT 'lines shown',
    accepted_lines BIGINT
        COMMENT 'lines accepted: of each suggestion the accept with the most',
    viewed BIGINT
        COMMENT 'shown with a visible_ms',
    glanced BIGINT
        COMMENT 'viewed for less than 750 ms',
    auto_accepted BIGINT
        COMMENT 'accepted by the method auto',
    followed BIGINT
        COMMENT 'accepted, with an edit or a close in [accept, accept + 600 s]',
    early_accepts BIGINT
        COMMENT 'not accepted, with an accept in [shown - 60 s, shown): a sign that two clocks differ',
    retained_lines_30s BIGINT
        COMMENT 'lines left, of the observed suggestions',
    observed_lines_30s BIGINT
        COMMENT 'lines accepted, of the observed suggestions',
    retained_lines_120s BIGINT
        COMMENT 'lines left, of the observed suggestions',
    observed_lines_120s BIGINT
        COMMENT 'lines accepted, of the observed suggestions',
    retained_lines_300s BIGINT
        COMMENT 'lines left, of the observed suggestions',
    observed_lines_300s BIGINT
        COMMENT 'lines accepted, of the observed suggestions',
    retained_lines_600s BIGINT
        COMMENT 'lines left, of the observed suggestions',
    observed_lines_600s BIGINT
        COMMENT 'lines accepted, of the observed suggestions',
    removed_after_histogram STRING
        COMMENT 'seconds from the accept to the first instant at which nothing of it was left, rounded up, of those where that was observed within 600 s, as bucket:count pairs',
    closed_after_histogram STRING
        COMMENT 'seconds from the accept to the last instant at which it could be observed, rounded up, of the accepted that were not removed and could not be observed up to 600 s, as bucket:count pairs',
    acceptance_rate DOUBLE
        COMMENT 'accepted / shown: How many of the suggestions shown were accepted?',
    acceptance_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of acceptance_rate',
    acceptance_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of acceptance_rate',
    manual_acceptance_rate DOUBLE
        COMMENT '(accepted - auto_accepted) / (shown - auto_accepted): How many of the suggestions that were not accepted by a machine did people accept?',
    manual_acceptance_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of manual_acceptance_rate',
    manual_acceptance_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of manual_acceptance_rate',
    persistence_rate_30s DOUBLE
        COMMENT 'present_30s / observed_30s: How many of the observed accepts were still there after 30 s?',
    persistence_rate_30s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_30s',
    persistence_rate_30s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_30s',
    unchanged_rate_30s DOUBLE
        COMMENT 'unchanged_30s / observed_30s: How many of the observed accepts had not one character changed after 30 s?',
    unchanged_rate_30s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of unchanged_rate_30s',
    unchanged_rate_30s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of unchanged_rate_30s',
    mostly_unchanged_rate_30s DOUBLE
        COMMENT 'mostly_unchanged_30s / observed_30s: How many of the observed accepts had less than a third changed after 30 s?',
    mostly_unchanged_rate_30s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of mostly_unchanged_rate_30s',
    mostly_unchanged_rate_30s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of mostly_unchanged_rate_30s',
    kept_rate_30s DOUBLE
        COMMENT 'present_30s / shown: How many of the suggestions shown were accepted and still there after 30 s?',
    kept_rate_30s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of kept_rate_30s',
    kept_rate_30s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of kept_rate_30s',
    char_persistence_30s DOUBLE
        COMMENT 'retained_chars_30s / observed_chars_30s: How much of the accepted text was still there after 30 s, by characters?',
    char_persistence_30s_low DOUBLE
        COMMENT 'NULL: char_persistence_30s is no proportion',
    char_persistence_30s_high DOUBLE
        COMMENT 'NULL: char_persistence_30s is no proportion',
    line_persistence_30s DOUBLE
        COMMENT 'retained_lines_30s / observed_lines_30s: How much of the accepted text was still there after 30 s, by lines?',
    line_persistence_30s_low DOUBLE
        COMMENT 'NULL: line_persistence_30s is no proportion',
    line_persistence_30s_high DOUBLE
        COMMENT 'NULL: line_persistence_30s is no proportion',
    persistence_rate_30s_if_gone DOUBLE
        COMMENT 'present_30s / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is gone?',
    persistence_rate_30s_if_gone_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_30s_if_gone',
    persistence_rate_30s_if_gone_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_30s_if_gone',
    persistence_rate_30s_if_kept DOUBLE
        COMMENT '(present_30s + unobserved_30s) / (observed_30s + unobserved_30s): How many accepts were still there after 30 s, if all that was not observed is there?',
    persistence_rate_30s_if_kept_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_30s_if_kept',
    persistence_rate_30s_if_kept_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_30s_if_kept',
    persistence_rate_120s DOUBLE
        COMMENT 'present_120s / observed_120s: How many of the observed accepts were still there after 120 s?',
    persistence_rate_120s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_120s',
    persistence_rate_120s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_120s',
    unchanged_rate_120s DOUBLE
        COMMENT 'unchanged_120s / observed_120s: How many of the observed accepts had not one character changed after 120 s?',
    unchanged_rate_120s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of unchanged_rate_120s',
    unchanged_rate_120s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of unchanged_rate_120s',
    mostly_unchanged_rate_120s DOUBLE
        COMMENT 'mostly_unchanged_120s / observed_120s: How many of the observed accepts had less than a third changed after 120 s?',
    mostly_unchanged_rate_120s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of mostly_unchanged_rate_120s',
    mostly_unchanged_rate_120s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of mostly_unchanged_rate_120s',
    kept_rate_120s DOUBLE
        COMMENT 'present_120s / shown: How many of the suggestions shown were accepted and still there after 120 s?',
    kept_rate_120s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of kept_rate_120s',
    kept_rate_120s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of kept_rate_120s',
    char_persistence_120s DOUBLE
        COMMENT 'retained_chars_120s / observed_chars_120s: How much of the accepted text was still there after 120 s, by characters?',
    char_persistence_120s_low DOUBLE
        COMMENT 'NULL: char_persistence_120s is no proportion',
    char_persistence_120s_high DOUBLE
        COMMENT 'NULL: char_persistence_120s is no proportion',
    line_persistence_120s DOUBLE
        COMMENT 'retained_lines_120s / observed_lines_120s: How much of the accepted text was still there after 120 s, by lines?',
    line_persistence_120s_low DOUBLE
        COMMENT 'NULL: line_persistence_120s is no proportion',
    line_persistence_120s_high DOUBLE
        COMMENT 'NULL: line_persistence_120s is no proportion',
    persistence_rate_120s_if_gone DOUBLE
        COMMENT 'present_120s / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is gone?',
    persistence_rate_120s_if_gone_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_120s_if_gone',
    persistence_rate_120s_if_gone_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_120s_if_gone',
    persistence_rate_120s_if_kept DOUBLE
        COMMENT '(present_120s + unobserved_120s) / (observed_120s + unobserved_120s): How many accepts were still there after 120 s, if all that was not observed is there?',
    persistence_rate_120s_if_kept_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_120s_if_kept',
    persistence_rate_120s_if_kept_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_120s_if_kept',
    persistence_rate_300s DOUBLE
        COMMENT 'present_300s / observed_300s: How many of the observed accepts were still there after 300 s?',
    persistence_rate_300s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_300s',
    persistence_rate_300s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_300s',
    unchanged_rate_300s DOUBLE
        COMMENT 'unchanged_300s / observed_300s: How many of the observed accepts had not one character changed after 300 s?',
    unchanged_rate_300s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of unchanged_rate_300s',
    unchanged_rate_300s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of unchanged_rate_300s',
    mostly_unchanged_rate_300s DOUBLE
        COMMENT 'mostly_unchanged_300s / observed_300s: How many of the observed accepts had less than a third changed after 300 s?',
    mostly_unchanged_rate_300s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of mostly_unchanged_rate_300s',
    mostly_unchanged_rate_300s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of mostly_unchanged_rate_300s',
    kept_rate_300s DOUBLE
        COMMENT 'present_300s / shown: How many of the suggestions shown were accepted and still there after 300 s?',
    kept_rate_300s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of kept_rate_300s',
    kept_rate_300s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of kept_rate_300s',
    char_persistence_300s DOUBLE
        COMMENT 'retained_chars_300s / observed_chars_300s: How much of the accepted text was still there after 300 s, by characters?',
    char_persistence_300s_low DOUBLE
        COMMENT 'NULL: char_persistence_300s is no proportion',
    char_persistence_300s_high DOUBLE
        COMMENT 'NULL: char_persistence_300s is no proportion',
    line_persistence_300s DOUBLE
        COMMENT 'retained_lines_300s / observed_lines_300s: How much of the accepted text was still there after 300 s, by lines?',
    line_persistence_300s_low DOUBLE
        COMMENT 'NULL: line_persistence_300s is no proportion',
    line_persistence_300s_high DOUBLE
        COMMENT 'NULL: line_persistence_300s is no proportion',
    persistence_rate_300s_if_gone DOUBLE
        COMMENT 'present_300s / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is gone?',
    persistence_rate_300s_if_gone_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_300s_if_gone',
    persistence_rate_300s_if_gone_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_300s_if_gone',
    persistence_rate_300s_if_kept DOUBLE
        COMMENT '(present_300s + unobserved_300s) / (observed_300s + unobserved_300s): How many accepts were still there after 300 s, if all that was not observed is there?',
    persistence_rate_300s_if_kept_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_300s_if_kept',
    persistence_rate_300s_if_kept_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_300s_if_kept',
    persistence_rate_600s DOUBLE
        COMMENT 'present_600s / observed_600s: How many of the observed accepts were still there after 600 s?',
    persistence_rate_600s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_600s',
    persistence_rate_600s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_600s',
    unchanged_rate_600s DOUBLE
        COMMENT 'unchanged_600s / observed_600s: How many of the observed accepts had not one character changed after 600 s?',
    unchanged_rate_600s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of unchanged_rate_600s',
    unchanged_rate_600s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of unchanged_rate_600s',
    mostly_unchanged_rate_600s DOUBLE
        COMMENT 'mostly_unchanged_600s / observed_600s: How many of the observed accepts had less than a third changed after 600 s?',
    mostly_unchanged_rate_600s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of mostly_unchanged_rate_600s',
    mostly_unchanged_rate_600s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of mostly_unchanged_rate_600s',
    kept_rate_600s DOUBLE
        COMMENT 'present_600s / shown: How many of the suggestions shown were accepted and still there after 600 s?',
    kept_rate_600s_low DOUBLE
        COMMENT 'lower end of the 95 % interval of kept_rate_600s',
    kept_rate_600s_high DOUBLE
        COMMENT 'upper end of the 95 % interval of kept_rate_600s',
    char_persistence_600s DOUBLE
        COMMENT 'retained_chars_600s / observed_chars_600s: How much of the accepted text was still there after 600 s, by characters?',
    char_persistence_600s_low DOUBLE
        COMMENT 'NULL: char_persistence_600s is no proportion',
    char_persistence_600s_high DOUBLE
        COMMENT 'NULL: char_persistence_600s is no proportion',
    line_persistence_600s DOUBLE
        COMMENT 'retained_lines_600s / observed_lines_600s: How much of the accepted text was still there after 600 s, by lines?',
    line_persistence_600s_low DOUBLE
        COMMENT 'NULL: line_persistence_600s is no proportion',
    line_persistence_600s_high DOUBLE
        COMMENT 'NULL: line_persistence_600s is no proportion',
    persistence_rate_600s_if_gone DOUBLE
        COMMENT 'present_600s / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is gone?',
    persistence_rate_600s_if_gone_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_600s_if_gone',
    persistence_rate_600s_if_gone_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_600s_if_gone',
    persistence_rate_600s_if_kept DOUBLE
        COMMENT '(present_600s + unobserved_600s) / (observed_600s + unobserved_600s): How many accepts were still there after 600 s, if all that was not observed is there?',
    persistence_rate_600s_if_kept_low DOUBLE
        COMMENT 'lower end of the 95 % interval of persistence_rate_600s_if_kept',
    persistence_rate_600s_if_kept_high DOUBLE
        COMMENT 'upper end of the 95 % interval of persistence_rate_600s_if_kept',
    untouched_rate DOUBLE
        COMMENT 'unchanged_600s / shown: How many of the suggestions shown were accepted and stood unchanged 600 s later?',
    untouched_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of untouched_rate',
    untouched_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of untouched_rate',
    edited_rate DOUBLE
        COMMENT '(observed_600s - unchanged_600s) / shown: How many of the suggestions shown were accepted and had been edited or removed 600 s later?',
    edited_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of edited_rate',
    edited_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of edited_rate',
    unobserved_rate DOUBLE
        COMMENT 'unobserved_600s / shown: How many of the suggestions shown were accepted and could not be observed 600 s later?',
    unobserved_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of unobserved_rate',
    unobserved_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of unobserved_rate',
    rejected_rate DOUBLE
        COMMENT 'rejected / shown: How many of the suggestions shown were rejected?',
    rejected_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of rejected_rate',
    rejected_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of rejected_rate',
    ignored_rate DOUBLE
        COMMENT 'ignored / shown: How many of the suggestions shown were neither accepted nor rejected?',
    ignored_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of ignored_rate',
    ignored_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of ignored_rate',
    followed_rate DOUBLE
        COMMENT 'followed / accepted: Of how many accepts did the 600 s after the accept bring an edit or a close?',
    followed_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of followed_rate',
    followed_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of followed_rate',
    glance_rate DOUBLE
        COMMENT 'glanced / viewed: How many suggestions were visible for less than 750 ms, too short to be read?',
    glance_rate_low DOUBLE
        COMMENT 'lower end of the 95 % interval of glance_rate',
    glance_rate_high DOUBLE
        COMMENT 'upper end of the 95 % interval of glance_rate',
    survival_at_30s DOUBLE
        COMMENT 'Kaplan-Meier at 30 s of removed_after of accepted, censored by closed_after: How many accepts were not removed even once within 30 s, if those that were closed went on as the others did?',
    survival_at_30s_low DOUBLE
        COMMENT 'lower end of the 95 % Greenwood interval of survival_at_30s',
    survival_at_30s_high DOUBLE
        COMMENT 'upper end of the 95 % Greenwood interval of survival_at_30s',
    survival_at_120s DOUBLE
        COMMENT 'Kaplan-Meier at 120 s of removed_after of accepted, censored by closed_after: How many accepts were not removed even once within 120 s, if those that were closed went on as the others did?',
    survival_at_120s_low DOUBLE
        COMMENT 'lower end of the 95 % Greenwood interval of survival_at_120s',
    survival_at_120s_high DOUBLE
        COMMENT 'upper end of the 95 % Greenwood interval of survival_at_120s',
    survival_at_300s DOUBLE
        COMMENT 'Kaplan-Meier at 300 s of removed_after of accepted, censored by closed_after: How many accepts were not removed even once within 300 s, if those that were closed went on as the others did?',
    survival_at_300s_low DOUBLE
        COMMENT 'lower end of the 95 % Greenwood interval of survival_at_300s',
    survival_at_300s_high DOUBLE
        COMMENT 'upper end of the 95 % Greenwood interval of survival_at_300s',
    survival_at_600s DOUBLE
        COMMENT 'Kaplan-Meier at 600 s of removed_after of accepted, censored by closed_after: How many accepts were not removed even once within 600 s, if those that were closed went on as the others did?',
    survival_at_600s_low DOUBLE
        COMMENT 'lower end of the 95 % Greenwood interval of survival_at_600s',
    survival_at_600s_high DOUBLE
        COMMENT 'upper end of the 95 % Greenwood interval of survival_at_600s',
    shown_clusters BYTES
        COMMENT 'shown by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    accepted_clusters BYTES
        COMMENT 'accepted by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    rejected_clusters BYTES
        COMMENT 'rejected by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    observed_30s_clusters BYTES
        COMMENT 'observed_30s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unobserved_30s_clusters BYTES
        COMMENT 'unobserved_30s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    present_30s_clusters BYTES
        COMMENT 'present_30s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unchanged_30s_clusters BYTES
        COMMENT 'unchanged_30s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    mostly_unchanged_30s_clusters BYTES
        COMMENT 'mostly_unchanged_30s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    observed_120s_clusters BYTES
        COMMENT 'observed_120s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unobserved_120s_clusters BYTES
        COMMENT 'unobserved_120s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    present_120s_clusters BYTES
        COMMENT 'present_120s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unchanged_120s_clusters BYTES
        COMMENT 'unchanged_120s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    mostly_unchanged_120s_clusters BYTES
        COMMENT 'mostly_unchanged_120s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    observed_300s_clusters BYTES
        COMMENT 'observed_300s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unobserved_300s_clusters BYTES
        COMMENT 'unobserved_300s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    present_300s_clusters BYTES
        COMMENT 'present_300s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unchanged_300s_clusters BYTES
        COMMENT 'unchanged_300s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    mostly_unchanged_300s_clusters BYTES
        COMMENT 'mostly_unchanged_300s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    observed_600s_clusters BYTES
        COMMENT 'observed_600s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unobserved_600s_clusters BYTES
        COMMENT 'unobserved_600s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    present_600s_clusters BYTES
        COMMENT 'present_600s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    unchanged_600s_clusters BYTES
        COMMENT 'unchanged_600s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    mostly_unchanged_600s_clusters BYTES
        COMMENT 'mostly_unchanged_600s by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    viewed_clusters BYTES
        COMMENT 'viewed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    glanced_clusters BYTES
        COMMENT 'glanced by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    auto_accepted_clusters BYTES
        COMMENT 'auto_accepted by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    followed_clusters BYTES
        COMMENT 'followed by bucket of users; NULL in rows of 1m, where they do not add up, and unless stet.statistics.clusters is 64',
    interval_basis STRING
        COMMENT 'clustered if an interval of the row contains the spread between users (each that does has a _deff); independent if none does; NULL in rows of an older release, whose intervals are of independent events',
    acceptance_rate_deff DOUBLE
        COMMENT 'how many times the variance of acceptance_rate is that of independent events; NULL where its interval takes them for independent',
    manual_acceptance_rate_deff DOUBLE
        COMMENT 'how many times the variance of manual_acceptance_rate is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_30s_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_30s is that of independent events; NULL where its interval takes them for independent',
    unchanged_rate_30s_deff DOUBLE
        COMMENT 'how many times the variance of unchanged_rate_30s is that of independent events; NULL where its interval takes them for independent',
    mostly_unchanged_rate_30s_deff DOUBLE
        COMMENT 'how many times the variance of mostly_unchanged_rate_30s is that of independent events; NULL where its interval takes them for independent',
    kept_rate_30s_deff DOUBLE
        COMMENT 'how many times the variance of kept_rate_30s is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_30s_if_gone_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_30s_if_gone is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_30s_if_kept_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_30s_if_kept is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_120s_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_120s is that of independent events; NULL where its interval takes them for independent',
    unchanged_rate_120s_deff DOUBLE
        COMMENT 'how many times the variance of unchanged_rate_120s is that of independent events; NULL where its interval takes them for independent',
    mostly_unchanged_rate_120s_deff DOUBLE
        COMMENT 'how many times the variance of mostly_unchanged_rate_120s is that of independent events; NULL where its interval takes them for independent',
    kept_rate_120s_deff DOUBLE
        COMMENT 'how many times the variance of kept_rate_120s is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_120s_if_gone_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_120s_if_gone is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_120s_if_kept_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_120s_if_kept is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_300s_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_300s is that of independent events; NULL where its interval takes them for independent',
    unchanged_rate_300s_deff DOUBLE
        COMMENT 'how many times the variance of unchanged_rate_300s is that of independent events; NULL where its interval takes them for independent',
    mostly_unchanged_rate_300s_deff DOUBLE
        COMMENT 'how many times the variance of mostly_unchanged_rate_300s is that of independent events; NULL where its interval takes them for independent',
    kept_rate_300s_deff DOUBLE
        COMMENT 'how many times the variance of kept_rate_300s is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_300s_if_gone_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_300s_if_gone is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_300s_if_kept_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_300s_if_kept is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_600s_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_600s is that of independent events; NULL where its interval takes them for independent',
    unchanged_rate_600s_deff DOUBLE
        COMMENT 'how many times the variance of unchanged_rate_600s is that of independent events; NULL where its interval takes them for independent',
    mostly_unchanged_rate_600s_deff DOUBLE
        COMMENT 'how many times the variance of mostly_unchanged_rate_600s is that of independent events; NULL where its interval takes them for independent',
    kept_rate_600s_deff DOUBLE
        COMMENT 'how many times the variance of kept_rate_600s is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_600s_if_gone_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_600s_if_gone is that of independent events; NULL where its interval takes them for independent',
    persistence_rate_600s_if_kept_deff DOUBLE
        COMMENT 'how many times the variance of persistence_rate_600s_if_kept is that of independent events; NULL where its interval takes them for independent',
    untouched_rate_deff DOUBLE
        COMMENT 'how many times the variance of untouched_rate is that of independent events; NULL where its interval takes them for independent',
    edited_rate_deff DOUBLE
        COMMENT 'how many times the variance of edited_rate is that of independent events; NULL where its interval takes them for independent',
    unobserved_rate_deff DOUBLE
        COMMENT 'how many times the variance of unobserved_rate is that of independent events; NULL where its interval takes them for independent',
    rejected_rate_deff DOUBLE
        COMMENT 'how many times the variance of rejected_rate is that of independent events; NULL where its interval takes them for independent',
    ignored_rate_deff DOUBLE
        COMMENT 'how many times the variance of ignored_rate is that of independent events; NULL where its interval takes them for independent',
    followed_rate_deff DOUBLE
        COMMENT 'how many times the variance of followed_rate is that of independent events; NULL where its interval takes them for independent',
    glance_rate_deff DOUBLE
        COMMENT 'how many times the variance of glance_rate is that of independent events; NULL where its interval takes them for independent'
) WITH (
    'connector' = 'kafka',
    'topic' = 'stet.suggestion_kpi',
    'properties.bootstrap.servers' = 'localhost:9092',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601'
)
