package io.rivulet.query.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The way out to one listener. Frames are written past Vert.x, which would encode each anew for every connection; what
 * is not taken by the network yet is bounded, and then nothing more is written.
 */
final class Outlet {

    private final ServerWebSocket socket;
    private final ChannelHandlerContext channel;

    Outlet(ServerWebSocket socket, ChannelHandlerContext channel, int buffer) {
        this.socket = socket;
        this.channel = channel;
        socket.setWriteQueueMaxSize(buffer);
    }

    static ChannelHandlerContext channelOf(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channelHandlerContext();
    }

    boolean isWritable() {
        return channel.channel().isWritable();
    }

    /** Takes frames that are encoded. */
    void write(ByteBuf frames) {
        var unused = channel.writeAndFlush(frames, channel.voidPromise());
    }

    void text(String text) {
        byte[] wire = Wire.text(text);
        write(channel.alloc().directBuffer(wire.length).writeBytes(wire));
    }

    void ping() {
        socket.writePing(Buffer.buffer());
    }

    void close(int code, String reason) {
        if (isWritable()) {
            socket.close((short) code, reason);
        } else {
            // What is queued would go before a farewell, and does not go.
            var unused = channel.close();
        }
    }
}
