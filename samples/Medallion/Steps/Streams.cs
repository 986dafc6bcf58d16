namespace Medallion.Steps;

internal static class Streams
{
    private const int BufferSize = 1 << 16;

    /// <summary>Whether two streams have the same bytes up to their ends.</summary>
    public static async Task<bool> AreEqualAsync(Stream left, Stream right, CancellationToken cancellationToken)
    {
        byte[] leftBuffer = new byte[BufferSize];
        byte[] rightBuffer = new byte[BufferSize];
        while (true)
        {
            int leftLength = await left.ReadAtLeastAsync(leftBuffer, BufferSize, throwOnEndOfStream: false, cancellationToken);
            int rightLength = await right.ReadAtLeastAsync(rightBuffer, BufferSize, throwOnEndOfStream: false, cancellationToken);
            if (!leftBuffer.AsSpan(0, leftLength).SequenceEqual(rightBuffer.AsSpan(0, rightLength)))
            {
                return false;
            }

            if (leftLength < BufferSize)
            {
                return true;
            }
        }
    }
}
