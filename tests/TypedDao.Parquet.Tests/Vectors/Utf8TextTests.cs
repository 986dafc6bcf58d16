using System.Text;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Tests.Vectors;

public sealed class Utf8TextTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 70), 127, 128, 255, 256, 257, 1000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Ascii_of_any_length_is_decoded(int length)
    {
        string text = string.Concat(Enumerable.Range(0, length).Select(i => (char)(i * 7 % 128)));
        byte[] bytes = Encoding.ASCII.GetBytes(text);

        Assert.Equal(text, Utf8Text.OfAscii(bytes));
        Assert.Equal(text, Utf8Text.Decode(bytes));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Text_of_any_length_is_decoded(int length)
    {
        string text = string.Concat(Enumerable.Repeat("aß€😀", length));

        Assert.Equal(text, Utf8Text.Decode(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(300)]
    public void Bytes_that_are_no_text_have_none(int before)
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)'a', before), 0xC3, 0x28];

        Assert.Null(Utf8Text.Decode(bytes));
    }

    [Fact]
    public void One_value_beyond_ascii_changes_how_its_neighbours_are_decoded()
    {
        string[] texts = ["first", "zweiter, größer", "", "third, of more than sixteen bytes"];
        using var vector = new BinaryVector();

        Fill(vector, texts);
        Assert.Equal(texts, Texts(vector));

        vector.Clear();
        string[] plain = ["plain", "of ASCII, and of more than sixteen bytes", ""];
        Fill(vector, plain);
        Assert.Equal(plain, Texts(vector));

        vector.Clear();
        Fill(vector, texts);
        Assert.Equal(texts, Texts(vector));
    }

    private static string?[] Texts(BinaryVector vector) => [.. Enumerable.Range(0, vector.Count).Select(vector.Text)];

    private static void Fill(BinaryVector vector, string[] texts)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(texts));
        Span<ByteSlice> slices = vector.Slices(texts.Length);
        int offset = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            slices[i] = new ByteSlice(offset, Encoding.UTF8.GetByteCount(texts[i]));
            offset += slices[i].Length;
        }

        vector.TakeSlices(bytes, texts.Length);
        vector.Fill();
    }
}
