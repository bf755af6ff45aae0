package io.rivulet.bench.acknowledged;

import io.rivulet.backing.BackingServices;
import io.rivulet.backing.FreePorts;
import io.rivulet.bench.stand.Broker;
import io.rivulet.bench.stand.CollectorProcess;
import io.rivulet.bench.stand.Folder;
import io.rivulet.bench.stand.TcpProxy;
import java.util.List;
import java.util.Map;

/** A broker in a process of its own, a line to it that can fail, and a collector that knows no other way. */
record Ground(Folder folder, Broker broker, TcpProxy line, CollectorProcess collector) implements AutoCloseable {

    static Ground start(List<String> options) {
        List<Integer> ports = FreePorts.several(2);
        Folder folder = Folder.temporary();
        TcpProxy line = new TcpProxy(ports.get(0), ports.get(1));
        Broker broker = Broker.start(folder.path(), ports.get(1), ports.get(0));
        CollectorProcess collector = CollectorProcess.start(
                folder.path(), "localhost:" + line.port(), BackingServices.registry(), options, Map.of());
        return new Ground(folder, broker, line, collector);
    }

    @Override
    public void close() {
        collector.close();
        broker.close();
        line.close();
        folder.close();
    }
}
