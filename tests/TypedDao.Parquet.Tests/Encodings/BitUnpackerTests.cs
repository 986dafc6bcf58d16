using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TypedDao.Parquet.Encodings;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Encodings;

public sealed class BitUnpackerTests
{
    private delegate void Kernel<T>(ref byte source, int width, ref T values, int blocks);

    [Fact]
    public void The_example_of_the_specification_is_unpacked()
    {
        int[] values = new int[8];
        BitUnpacker.Unpack([0b10001000, 0b11000110, 0b11111010], 3, 0, values.AsSpan());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], values);
    }

    [Fact]
    public void Ints_of_every_width_are_what_their_bits_say()
        => Check(32, (packed, width, skip, count) =>
        {
            int[] values = new int[count];
            BitUnpacker.Unpack(packed, width, skip, values.AsSpan());
            return values.Select(value => (ulong)(uint)value);
        });

    [Fact]
    public void Longs_of_every_width_are_what_their_bits_say()
        => Check(64, (packed, width, skip, count) =>
        {
            long[] values = new long[count];
            BitUnpacker.Unpack(packed, width, skip, values.AsSpan());
            return values.Select(value => (ulong)value);
        });

    [Fact]
    public void Bytes_of_every_width_are_what_their_bits_say()
        => Check(8, (packed, width, skip, count) =>
        {
            byte[] values = new byte[count];
            BitUnpacker.Unpack(packed, width, skip, values.AsSpan());
            return values.Select(value => (ulong)value);
        });

    [Theory]
    [InlineData(33, 0, 8)]
    [InlineData(-1, 0, 8)]
    [InlineData(4, 8, 1)]
    [InlineData(4, 7, 10)]
    public void What_is_not_there_is_not_unpacked(int width, int skip, int count)
        => Assert.ThrowsAny<ArgumentException>(() => BitUnpacker.Unpack(new byte[8], width, skip, new int[count].AsSpan()));

    [Fact]
    public void The_scalar_kernel_unpacks_every_width()
    {
        CheckKernel<uint>(ScalarKernel.Unpack, Enumerable.Range(1, 32), value => value);
        CheckKernel<ulong>(ScalarKernel.Unpack, Enumerable.Range(1, 64), value => value);
    }

    [Fact]
    public void The_kernel_of_128_bits_unpacks_every_width_that_it_covers()
        => CheckKernel<uint>(Vector128Kernel.Unpack, Enumerable.Range(1, 32).Where(KernelTables.CoverInt), value => value);

    [Fact]
    public void The_kernel_of_256_bits_unpacks_every_width_that_it_covers()
    {
        Assert.SkipUnless(Avx2.IsSupported, "The processor has no AVX2.");
        CheckKernel<uint>(Vector256Kernel.Unpack, Enumerable.Range(1, 32).Where(KernelTables.CoverInt), value => value);
    }

    [Fact]
    public void The_kernel_of_512_bits_unpacks_every_width_that_it_covers()
    {
        Assert.SkipUnless(Avx512Vbmi.IsSupported, "The processor has no AVX-512 VBMI.");
        CheckKernel<uint>(Vector512Kernel.Unpack, Enumerable.Range(1, 32).Where(KernelTables.CoverInt), value => value);
        CheckKernel<ulong>(Vector512Kernel.Unpack, Enumerable.Range(1, 64).Where(KernelTables.CoverLong), value => value);
    }

    [Fact]
    public void Only_widths_that_may_cross_a_lane_are_left_to_the_scalar_kernel()
    {
        Assert.All(Enumerable.Range(1, 32), width => Assert.Equal(Crosses(width, 32), !KernelTables.CoverInt(width)));
        Assert.All(Enumerable.Range(1, 64), width => Assert.Equal(Crosses(width, 64), !KernelTables.CoverLong(width)));

        static bool Crosses(int width, int lane) => Enumerable.Range(0, 8).Any(i => (i * width % 8) + width > lane);
    }

    private static void Check(int widths, Func<byte[], int, int, int, IEnumerable<ulong>> unpack)
    {
        Random random = Seeded.Random();
        for (int width = 0; width <= widths; width++)
        {
            foreach (int count in (int[])[0, 1, 7, 8, 9, 15, 16, 17, 31, 64, 129, random.Next(1000)])
            {
                int skip = random.Next(8);
                byte[] packed = new byte[(((skip + count) * width) + 7) / 8 + (random.Next(2) * random.Next(300))];
                random.NextBytes(packed);
                IEnumerable<ulong> expected = Enumerable.Range(skip, count).Select(i => BitList.Get(packed, i * width, width));
                Assert.Equal(expected, unpack(packed, width, skip, count));
            }
        }
    }

    private static void CheckKernel<T>(Kernel<T> kernel, IEnumerable<int> widths, Func<T, ulong> widen)
        where T : unmanaged
    {
        const int Blocks = 5;
        Random random = Seeded.Random();
        foreach (int width in widths)
        {
            byte[] packed = new byte[(Blocks * 2 * width) + Vector512<byte>.Count];
            random.NextBytes(packed);
            var values = new T[Blocks * BitUnpacker.BlockSize];
            kernel(ref MemoryMarshal.GetArrayDataReference(packed), width, ref values[0], Blocks);
            Assert.Equal(values.Select((_, i) => BitList.Get(packed, i * width, width)), values.Select(widen));
        }
    }
}
