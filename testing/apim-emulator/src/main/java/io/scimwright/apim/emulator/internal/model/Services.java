package io.scimwright.apim.emulator.internal.model;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The services that exist: the one of the emulator, and with {@code anyService} each one asked for. Thread-safe. */
public final class Services {
    /** More than all writes between two looks at {@link #changes()}. */
    private static final long A_RESET = 1L << 40;

    private final ServiceName home;
    private final Map<ServiceName, Service> services = new ConcurrentHashMap<>();
    private final AtomicLong resets = new AtomicLong();

    /** Makes the emulator's own service. */
    public Services(ServiceName home, EmulatorSettings settings) {
        this.home = home;
        reset(settings);
    }

    /** Forgets everything: the emulator's own service is as new, others are gone. */
    public void reset(EmulatorSettings settings) {
        Service fresh = fresh(home, settings);
        resets.addAndGet(A_RESET);
        services.put(home.folded(), fresh);
        services.keySet().removeIf(name -> !name.equals(home.folded()));
    }

    /** The emulator's own service. */
    public Service home() {
        return services.computeIfAbsent(home.folded(), name -> {
            throw new IllegalStateException("no service " + name);
        });
    }

    /** The service of that name, made now if any service is to be served. */
    public Optional<Service> find(ServiceName name, EmulatorSettings settings) {
        if (settings.get(Setting.ANY_SERVICE)) {
            return Optional.of(services.computeIfAbsent(name.folded(), folded -> fresh(name, settings)));
        }
        return Optional.ofNullable(services.get(name.folded()));
    }

    /** All services, the emulator's own first. */
    public List<Service> all() {
        Service own = home();
        return Stream.concat(Stream.of(own), services.values().stream().filter(other -> other != own))
                .toList();
    }

    /** A number that differs whenever something was written since. */
    public long changes() {
        return resets.get() + all().stream().mapToLong(Service::changes).sum();
    }

    /** Puts a restored service in the place of the one of the same name. */
    public void restore(Service service) {
        services.put(service.name().folded(), service);
    }

    private static Service fresh(ServiceName name, EmulatorSettings settings) {
        CasePolicy cases =
                new CasePolicy(settings.get(Setting.CASE_SENSITIVE_IDS), settings.get(Setting.CASE_SENSITIVE_EMAILS));
        Instant created = Instant.parse(settings.get(Setting.SERVICE_CREATED));
        return FreshService.create(name, created, cases, settings.get(Setting.OWNER_EMAIL));
    }
}
