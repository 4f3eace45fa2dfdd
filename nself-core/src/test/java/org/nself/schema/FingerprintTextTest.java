package org.nself.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Made-up schemas of everything that the model has hold the text against what reflection finds in them. */
class FingerprintTextTest {

    private final Set<Class<?>> made = new HashSet<>();

    @Test
    void everyComponentOfEveryRecordIsWrittenInItsOrder() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Schema schema = (Schema) made(Schema.class, new Random(seed));

            assertThat(FingerprintText.of(schema)).isEqualTo(written(schema));
        }
        assertThat(made)
                .contains(
                        DefaultValue.Truth.class,
                        Increment.Serial.class,
                        Index.Value.Expression.class,
                        Exclusion.class,
                        Sequence.Owner.class,
                        Parameter.class)
                .hasSizeGreaterThan(30);
    }

    private Object made(Type type, Random random) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(made(element, random));
            }
            // As many of all, for a foreign key has as many columns as its target.
            return List.of(made(element, random), made(element, random));
        }
        return made((Class<?>) type, random);
    }

    private Object made(Class<?> type, Random random) throws ReflectiveOperationException {
        made.add(type);
        if (type == String.class) {
            return "x" + random.nextInt();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class) {
            return random.nextInt(10);
        } else if (type == Long.class) {
            return random.nextLong();
        } else if (type.isEnum()) {
            return oneOf(type.getEnumConstants(), random);
        } else if (type.isSealed()) {
            return made(oneOf(type.getPermittedSubclasses(), random), random);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = made(components[i].getGenericType(), random);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static <T> T oneOf(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static String written(Object value) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder();
        switch (value) {
            case Optional<?> optional -> {
                text.append(optional.isPresent() ? "?" : "-");
                if (optional.isPresent()) {
                    text.append(written(optional.get()));
                }
            }
            case List<?> list -> {
                text.append('[').append(list.size()).append(':');
                for (Object element : list) {
                    text.append(written(element));
                }
            }
            case Record record -> {
                text.append('{').append(record.getClass().getSimpleName()).append(':');
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    text.append(written(component.getAccessor().invoke(record)));
                }
            }
            default -> {
                String leaf = value.toString();
                text.append(leaf.length()).append(':').append(leaf);
            }
        }
        return text.toString();
    }
}
