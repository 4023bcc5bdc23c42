package dev.stet.local.demo;

import java.time.Duration;

/**
 * How a demo stands, and where its servers listen.
 *
 * @param running since the command was given
 * @param sent records handed to Kafka
 * @param live whether the past is sent, and the present goes at its own speed
 * @param console address of the page of the rows
 * @param web address of Flink's web interface
 * @param kafka to begin with: {@code host:port}
 * @param postgresPort on the loopback interface
 */
record Status(
        Duration running,
        long sent,
        boolean live,
        String console,
        String web,
        String kafka,
        int postgresPort) {}
