package io.tenken.core.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page in memory")
class ByteChunksTest {

  private static final int CHUNK = ChunkPool.CHUNK_BYTES;

  private final ChunkPool pool = new ChunkPool(4L * CHUNK);

  @Test
  void gives_back_what_was_written() throws IOException {
    byte[] bytes = new byte[2 * CHUNK + 17];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    try (ByteChunks page = new ByteChunks(pool, 4L * CHUNK)) {
      page.write(bytes);
      page.write('x');
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      page.writeTo(copy);

      assertThat(page.size()).isEqualTo(bytes.length + 1);
      assertThat(copy.toByteArray()).startsWith(bytes).endsWith('x');
    }
  }

  @Test
  void returns_its_memory_once() {
    ByteChunks page = new ByteChunks(pool, 4L * CHUNK);
    page.write(new byte[2 * CHUNK]);
    assertThat(pool.chunksOut()).isEqualTo(2);
    page.close();
    page.close();
    assertThat(pool.chunksOut()).isZero();
  }

  @Test
  void has_a_limit() {
    try (ByteChunks page = new ByteChunks(pool, 2L * CHUNK)) {
      page.write(new byte[2 * CHUNK]);
      assertThatThrownBy(() -> page.write('x'))
          .isInstanceOf(PageTooLargeException.class)
          .hasMessage("a page has more than 131072 bytes")
          .hasFieldOrPropertyWithValue("transient", false);
    }
    assertThat(pool.chunksOut()).isZero();
  }

  @Test
  void shares_a_limit_with_the_others() {
    try (ByteChunks one = new ByteChunks(pool, 4L * CHUNK);
        ByteChunks other = new ByteChunks(pool, 4L * CHUNK)) {
      one.write(new byte[3 * CHUNK]);
      other.write(new byte[CHUNK]);
      assertThatThrownBy(() -> other.write('x'))
          .isInstanceOf(PageTooLargeException.class)
          .hasMessageStartingWith("the pages under way take 256 KiB together")
          .hasFieldOrPropertyWithValue("transient", true);
    }
    assertThat(pool.chunksOut()).isZero();
  }

  @Test
  void goes_to_other_hands_with_all_that_it_has() throws IOException {
    ByteChunks page = new ByteChunks(pool, 4L * CHUNK);
    page.write(new byte[CHUNK]);
    page.write('x');

    try (ByteChunks other = page.moved()) {
      page.close();

      assertThat(page.size()).isZero();
      assertThat(other.size()).isEqualTo(CHUNK + 1);
      assertThat(pool.chunksOut()).isEqualTo(2);
    }
    assertThat(pool.chunksOut()).isZero();
  }

  @Test
  void takes_the_memory_of_pages_before() {
    byte[] first = pool.take();
    pool.giveBack(first);

    assertThat(pool.take()).isSameAs(first);
  }

  @Test
  void leaves_only_so_much_memory_for_pages_after_it() {
    ChunkPool large = new ChunkPool(40L * CHUNK);
    Set<byte[]> taken = takeAll(large, 40);
    taken.forEach(large::giveBack);

    assertThat(takeAll(large, 40)).filteredOn(taken::contains).hasSize(32);
  }

  private static Set<byte[]> takeAll(ChunkPool pool, int chunks) {
    Set<byte[]> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < chunks; i++) {
      taken.add(pool.take());
    }
    return taken;
  }
}
