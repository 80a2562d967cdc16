package org.borderflow.exchange.codec;

import java.util.ArrayList;
import java.util.HashSet;
import org.borderflow.clearing.deposit.Coverage;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Provenance;
import org.borderflow.clearing.deposit.Readers;
import org.borderflow.schemas.DepositChannel;
import org.borderflow.schemas.DepositOrigin;
import org.borderflow.schemas.StatedDefinition;

/** Definitions, and where deposits came from. */
final class DefinitionCodec {

  private DefinitionCodec() {}

  static StatedDefinition record(Definition definition) {
    return StatedDefinition.newBuilder()
        .setRefArea(definition.refArea())
        .setRule(definition.rule())
        .setThresholdDays(definition.thresholdDays())
        .setWindowDays(definition.windowDays())
        .setIncluded(new ArrayList<>(definition.included()))
        .setExcluded(new ArrayList<>(definition.excluded()))
        .setSource(definition.source())
        .setCoverage(definition.coverage().text())
        .setArrivalsCovered(definition.coverage().arrivals())
        .setDeparturesCovered(definition.coverage().departures())
        .setContact(definition.contact())
        .setReaders(definition.readers().text())
        .setZerosOmitted(definition.zerosOmitted())
        .build();
  }

  static Definition definition(StatedDefinition record) {
    return new Definition(
        record.getRefArea(),
        record.getRule(),
        record.getThresholdDays(),
        record.getWindowDays(),
        new HashSet<>(record.getIncluded()),
        new HashSet<>(record.getExcluded()),
        record.getSource(),
        new Coverage(
            record.getCoverage(), record.getArrivalsCovered(), record.getDeparturesCovered()),
        record.getContact(),
        Readers.parse(record.getReaders()).orElseThrow(),
        record.getZerosOmitted());
  }

  static DepositOrigin record(Provenance provenance) {
    return DepositOrigin.newBuilder()
        .setReceivedAt(provenance.receivedAt())
        .setChannel(DepositChannel.valueOf(provenance.channel().name()))
        .setDepositor(provenance.depositor())
        .setSource(provenance.origin())
        .setMediaType(provenance.mediaType())
        .setBytes(provenance.bytes())
        .setDigest(provenance.digest())
        .build();
  }

  static Provenance provenance(DepositOrigin record) {
    return new Provenance(
        record.getReceivedAt(),
        Provenance.Channel.valueOf(record.getChannel().name()),
        record.getDepositor(),
        record.getSource(),
        record.getMediaType(),
        record.getBytes(),
        record.getDigest());
  }
}
