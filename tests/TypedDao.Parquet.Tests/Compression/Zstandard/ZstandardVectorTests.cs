using System.Text;
using TypedDao.Parquet.Compression.Zstandard;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

/// <summary>Frames made by hand after the specification.</summary>
public sealed class ZstandardVectorTests
{
    // Magic number, a descriptor without content size and checksum, and a window of 1 KiB.
    private const string Start = "28B52FFD 00 00 ";

    [Theory]
    [InlineData("raw", "190000 616263", "abc")]
    [InlineData("raw, two blocks", "080000 61 110000 6263", "abc")]
    [InlineData("empty", "010000", "")]
    [InlineData("rle", "2B0000 61", "aaaaa")]
    [InlineData("raw literals without sequences", "2D0000 18 616263 00", "abc")]
    [InlineData("rle literals without sequences", "1D0000 29 61 00", "aaaaa")]
    // One sequence of RLE codes: 2 literals, offset value 5, length 6; the stream has the two bits of the offset below its mark.
    [InlineData("a match", "4D0000 10 6162 01 54 020203 05", "abababab")]
    // Offset value 1 with literals is the first repeated offset, which is 1; the stream has no bits at all.
    [InlineData("the first repeated offset", "4D0000 10 6162 01 54 020000 01", "abbbb")]
    [InlineData("a literal after the last sequence", "550000 18 616263 01 54 020000 01", "abbbbc")]
    public void A_frame_made_by_hand_is_decompressed(string name, string frame, string content)
    {
        Assert.NotEmpty(name);
        Assert.Equal(content, Decompress(Start + frame, content.Length));
    }

    [Theory]
    [InlineData("28B52F", "ends within a frame header")]
    [InlineData("28B52FFE 20 00 010000", "magic number 0xFE2FB528")]
    [InlineData("28B52FFD 28 00 010000", "reserved bit")]
    [InlineData("28B52FFD 21 05 00 010000", "needs the dictionary 5")]
    [InlineData("28B52FFD 20 03 190000 6162", "ends within a block")]
    [InlineData("28B52FFD 20 03 1F0000 616263", "reserved type")]
    [InlineData("28B52FFD 20 03 210000 61626364", "more than the 3 that are allowed")]
    [InlineData("28B52FFD 20 03 110000 6162", "2 bytes instead of the 3")]
    [InlineData("28B52FFD 20 03 180000 616263", "ends within a block header")]
    [InlineData("28B52FFD 24 03 190000 616263 0000", "ends within a content checksum")]
    [InlineData("28B52FFD 24 03 190000 616263 00000000", "checksum")]
    [InlineData("28B52FFD 00 00 250000 20 616263", "ends within a literals section")]
    [InlineData("28B52FFD 00 00 250000 18 616263", "ends within a sequences section")]
    [InlineData("28B52FFD 00 00 350000 18 616263 00 00", "goes on after its last section")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 55 020203 05", "reserved bits")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 D4 020203 05", "repeats a table of literal lengths")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 54 240203 05", "undefined code 36 for literal lengths")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 54 030203 05", "fewer literals")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 54 020203 06", "begins before the frame")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 54 020203 00", "stream of sequences")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 54 020203 09", "stream of sequences")]
    [InlineData("28B52FFD 00 00 4D0000 10 6162 01 54 020203 02", "stream of sequences")]
    [InlineData("502A4D18 05000000 01020304", "ends within a skippable frame")]
    public void A_damaged_frame_is_refused_with_a_sentence_that_says_why(string frame, string expected)
    {
        var error = Assert.Throws<ParquetFormatException>(() => Decompress(frame, frame.Contains("4D0000", StringComparison.Ordinal) ? 8 : 3));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_match_beyond_the_window_is_refused()
    {
        // A window of 1 KiB; two raw blocks of 1024 and 1 bytes; then no literals, offset value 1028 + 3 bits, length 3.
        byte[] noise = [.. Enumerable.Range(0, 1024).Select(i => (byte)(i * 7))];
        byte[] Frame(byte low) =>
        [
            .. Convert.FromHexString("28B52FFD0000"), 0x00, 0x20, 0x00, .. noise, 0x08, 0, 0, 1,
            0x45, 0, 0, 0x00, 0x01, 0x54, 0x00, 0x0A, 0x00, low, 0x04,
        ];
        using var decoder = new ZstandardDecoder();
        byte[] content = new byte[1028];
        decoder.Decompress(Frame(3), content);
        Assert.Equal(noise[1..4], content[^3..]);
        Assert.Throws<ParquetFormatException>(() => decoder.Decompress(Frame(4), content));
    }

    private static string Decompress(string frame, int length)
    {
        using var decoder = new ZstandardDecoder();
        byte[] destination = new byte[length];
        decoder.Decompress(Convert.FromHexString(frame.Replace(" ", "", StringComparison.Ordinal)), destination);
        return Encoding.ASCII.GetString(destination);
    }
}
