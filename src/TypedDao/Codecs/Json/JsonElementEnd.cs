namespace TypedDao.Codecs.Json;

/// <summary>
/// Looks for the end of an element of an array by brackets and strings alone, however malformed the element is, and goes on
/// where it stopped when more bytes have come.
/// </summary>
internal struct JsonElementEnd
{
    private int _depth;
    private bool _isInString;
    private bool _isEscaped;

    /// <summary>Whether a search has begun.</summary>
    public bool IsSearching { get; private set; }

    /// <summary>The position of the search; behind the element once it is found.</summary>
    public int At { get; private set; }

    /// <summary>Begins at the first byte of an element.</summary>
    public void Start(int at) => this = new JsonElementEnd { At = at, IsSearching = true };

    /// <summary>Follows a window that has moved.</summary>
    public void Shift(int shift) => At -= shift;

    /// <summary>Goes on, to the comma or bracket behind the element.</summary>
    /// <param name="bytes">The array that holds the window.</param>
    /// <param name="end">Behind the window.</param>
    public bool TryFind(byte[] bytes, int end)
    {
        for (; At < end; At++)
        {
            byte value = bytes[At];
            if (_isInString)
            {
                if (_isEscaped)
                {
                    _isEscaped = false;
                }
                else if (value == '\\')
                {
                    _isEscaped = true;
                }
                else if (value == '"')
                {
                    _isInString = false;
                }
            }
            else if (value == '"')
            {
                _isInString = true;
            }
            else if (value is (byte)'{' or (byte)'[')
            {
                _depth++;
            }
            else if (_depth > 0)
            {
                _depth -= value is (byte)'}' or (byte)']' ? 1 : 0;
            }
            else if (value is (byte)',' or (byte)']')
            {
                return true;
            }
        }

        return false;
    }
}
