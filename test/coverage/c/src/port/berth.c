/* Linked, and never called by the tests. */
int berth_for(int length) {
  if (length > 90) {
    return 1;
  }
  return length > 40 ? 2 : 3;
}

int fee_for(int length, int nights) {
  int fee = length * 4;
  if (nights > 3) {
    fee -= 25;
  }
  return fee * nights;
}
